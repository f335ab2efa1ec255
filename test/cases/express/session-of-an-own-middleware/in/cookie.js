exports.readCookie = (req) => JSON.parse(req.headers.cookie ?? '{}');
