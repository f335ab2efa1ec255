'use strict';
const { Module } = require('@nestjs/common');

const AUTH_CONFIG = 'WRISTBAND_AUTH_CONFIG';

class WristbandExpressAuthModule {
  static forRootAsync(options) {
    const config = { provide: AUTH_CONFIG, useFactory: options.useFactory, inject: options.inject ?? [] };
    return {
      module: WristbandExpressAuthModule,
      imports: options.imports ?? [],
      providers: [config],
      exports: [config],
    };
  }
}
Module({})(WristbandExpressAuthModule);

exports.WristbandExpressAuthModule = WristbandExpressAuthModule;
