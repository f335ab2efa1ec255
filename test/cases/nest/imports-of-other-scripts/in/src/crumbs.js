exports.crumbs = require('./more-crumbs.js').crumbs;
