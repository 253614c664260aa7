-- Each organization in turn, on from the one before which the last run stopped, so that whatever is kept of one is kept.
local orgs, port, threads = tonumber(os.getenv("BENCH_ORGS")), os.getenv("BENCH_PORT"), tonumber(os.getenv("BENCH_FROM"))
-- Each comes from another address, as people do: one address may look up so many numbers an hour.
local function person() return "10." .. math.random(8) .. "." .. math.random(250) .. "." .. math.random(250) end
function setup(thread) thread:set("first", threads); threads = threads + 1 end
function init() turn = first end
function request()
  turn = turn + 2
  return wrk.format("GET", "/api/check_employee/100000", { ["Host"] = "bench-" .. (turn % orgs + 1) .. ".localhost:" .. port, ["X-Forwarded-For"] = person() })
end
function done(summary) io.write(string.format("REQUESTS %d\nMICROS %d\nERRORS %d\n", summary.requests, summary.duration,
  summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout)) end
