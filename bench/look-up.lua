-- The look-up that a form asks while somebody types.
local orgs, port, threads = tonumber(os.getenv("BENCH_ORGS")), os.getenv("BENCH_PORT"), 0
-- Each comes from another address, as people do: one address may look up so many numbers an hour.
local function person() return "10." .. math.random(8) .. "." .. math.random(250) .. "." .. math.random(250) end
function setup(thread) threads = threads + 1; thread:set("seed", threads) end
function init() math.randomseed(os.time() + seed * 31337) end
function request()
  return wrk.format("GET", "/api/check_employee/" .. math.random(100000, 100099),
    { ["Host"] = "bench-" .. math.random(orgs) .. ".localhost:" .. port, ["X-Forwarded-For"] = person() })
end
function done(summary) io.write(string.format("REQUESTS %d\nMICROS %d\nERRORS %d\n", summary.requests, summary.duration,
  summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout)) end
