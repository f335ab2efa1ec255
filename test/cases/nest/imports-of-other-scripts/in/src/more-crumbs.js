exports.crumbs = [1, 2];
