-- wrk sends 16 requests at once.
local burst

init = function()
    burst = string.rep(wrk.format(), 16)
end

request = function()
    return burst
end
