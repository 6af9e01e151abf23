/** The script that Redis runs: it keeps the pace of one key, in one step that nothing can come between. */

/** How long a key stays after its last slot, in milliseconds. By then the rate has recovered from any throttle. */
const keepMs = 60_000

/**
 * The generic cell rate algorithm. The field `next` of a key is the time when its next slot comes if there is no burst; a burst
 * brings slots forward, at most to now. All times are those of the server, in microseconds.
 *
 * A throttle lowers the rate along the same curve as in a process (`adaptive-rate.ts`), from the rate at that time; there is no
 * burst until the rate has recovered. The constants are those of the adaptive retry mode that the AWS SDKs share.
 *
 * Arguments: `take`, interval, burst, how far ahead slots were taken as far as the caller knows, the least wait; or `throttle`;
 * or `probe`, which changes nothing and fails where writes do. Durations are in microseconds. Returns the wait.
 */
export const scriptText = `
local key, operation = KEYS[1], ARGV[1]
if operation == 'probe' then return redis.call('HDEL', key, 'probe') end

local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local saved = redis.call('HMGET', key, 'at', 'next', 'interval', 'peak', 'throttled')
local at, nextSlot, interval = tonumber(saved[1]), tonumber(saved[2]), tonumber(saved[3])
local peak, throttled = tonumber(saved[4]), tonumber(saved[5])

if at and at > now then -- the clock was set back, or another server has taken over
  nextSlot = nextSlot - (at - now)
  throttled = throttled and throttled - (at - now)
end

local function rateWithin(quota)
  if not throttled then return quota end
  local grown = 0.4 * ((now - throttled) / 1000000 - (peak * 0.3 / 0.4) ^ (1 / 3)) ^ 3 + peak
  if grown < quota then return math.min(quota, math.max(grown, 0.5)) end
  throttled = nil
  return quota
end

local wait = 0
if operation == 'throttle' then
  if not at then return 0 end
  peak = rateWithin(1000000 / interval)
  throttled = now
else
  interval = tonumber(ARGV[2])
  local burst, ahead, leastWait = tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
  local quota = 1000000 / interval
  local rate = rateWithin(quota)
  nextSlot = math.max(nextSlot or now + ahead, now + leastWait)
  local slot = nextSlot
  if rate == quota then slot = slot - (burst - 1) * interval end
  wait = math.max(slot - now, leastWait)
  nextSlot = nextSlot + 1000000 / rate
end

local function text(number) return string.format('%.0f', math.ceil(number)) end
redis.call('HSET', key, 'at', text(now), 'next', text(nextSlot), 'interval', string.format('%.17g', interval))
if throttled then
  redis.call('HSET', key, 'peak', string.format('%.17g', peak), 'throttled', text(throttled))
else
  redis.call('HDEL', key, 'peak', 'throttled')
end
redis.call('PEXPIRE', key, text(math.max(0, nextSlot - now) / 1000 + ${keepMs}))
return math.ceil(wait)
`

/** SHA-1 of the text, by which Redis knows a script that it has run before. */
export const scriptSha = '09ae853e5e23fe051be812e64e0a4d357948c4b1'
