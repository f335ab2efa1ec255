export const countVisits = (req, res, next) => {
  req.session.visits = (req.session.visits ?? 0) + 1;
  next();
};
