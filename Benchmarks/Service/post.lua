-- For wrk: posts the picture whose path is in STILL.
local file = assert(io.open(os.getenv("STILL"), "rb"))
wrk.method = "POST"
wrk.headers["Content-Type"] = "image/jpeg"
wrk.body = file:read("*a")
file:close()
