export class ConfigService {}
