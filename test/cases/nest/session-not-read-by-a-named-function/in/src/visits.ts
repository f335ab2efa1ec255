export function countVisits(req, res, next) {
  res.locals.session = req.headers.session;
  next();
}
