const { Module } = require('@nestjs/common');

class AppModule {}
Module({ imports: [] })(AppModule);
module.exports = { AppModule };
