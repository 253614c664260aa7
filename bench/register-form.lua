-- The same as a form without JavaScript posts it.
local orgs, port, threads = tonumber(os.getenv("BENCH_ORGS")), os.getenv("BENCH_PORT"), 0
-- Each comes from another address, as people do: one address may look up so many numbers an hour.
local function person() return "10." .. math.random(8) .. "." .. math.random(250) .. "." .. math.random(250) end
function setup(thread) threads = threads + 1; thread:set("seed", threads) end
function init() math.randomseed(os.time() + seed * 104729) end
function request()
  local number = math.random(1000000, 999999999)
  return wrk.format("POST", "/submit_manual/" .. math.random(20), {
    ["Host"] = "bench-" .. math.random(orgs) .. ".localhost:" .. port, ["Content-Type"] = "application/x-www-form-urlencoded", ["X-Forwarded-For"] = person() },
    "new_emp_id=" .. number .. "&new_emp_name=Somebody")
end
function done(summary) io.write(string.format("REQUESTS %d\nMICROS %d\nERRORS %d\n", summary.requests, summary.duration,
  summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout)) end
