-- Registrations as JSON, each with an idempotency key, over the meetings of all organizations.
local orgs, port, threads = tonumber(os.getenv("BENCH_ORGS")), os.getenv("BENCH_PORT"), 0
-- Each comes from another address, as people do: one address may look up so many numbers an hour.
local function person() return "10." .. math.random(8) .. "." .. math.random(250) .. "." .. math.random(250) end
function setup(thread) threads = threads + 1; thread:set("seed", threads) end
function init() math.randomseed(os.time() + seed * 7919) end
function request()
  local number = math.random(1000000, 999999999)
  return wrk.format("POST", "/api/meetings/" .. math.random(20) .. "/registrations/", {
    ["Host"] = "bench-" .. math.random(orgs) .. ".localhost:" .. port, ["Content-Type"] = "application/json", ["X-Forwarded-For"] = person(),
    ["Idempotency-Key"] = "k" .. number .. "-" .. math.random(1000000) },
    '{"employee_number":"' .. number .. '","name":"Somebody"}')
end
function done(summary) io.write(string.format("REQUESTS %d\nMICROS %d\nERRORS %d\n", summary.requests, summary.duration,
  summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout)) end
