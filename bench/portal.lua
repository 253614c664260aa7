-- The portal with its 20 meetings.
local orgs, port, threads = tonumber(os.getenv("BENCH_ORGS")), os.getenv("BENCH_PORT"), 0
function setup(thread) threads = threads + 1; thread:set("seed", threads) end
function init() math.randomseed(os.time() + seed * 65537) end
function request() return wrk.format("GET", "/", { ["Host"] = "bench-" .. math.random(orgs) .. ".localhost:" .. port }) end
function done(summary) io.write(string.format("REQUESTS %d\nMICROS %d\nERRORS %d\n", summary.requests, summary.duration,
  summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout)) end
