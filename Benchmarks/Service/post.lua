-- wrk's script: posts the still that STILL names.
local file = assert(io.open(os.getenv("STILL"), "rb"))
wrk.method = "POST"
wrk.body = file:read("*a")
file:close()
wrk.headers["Content-Type"] = "image/jpeg"
