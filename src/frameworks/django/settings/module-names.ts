const DEVELOPMENT = /(^|[/_])(dev|devel|develop|development|local|localhost|debug)(_\w+)?(\/__init__)?\.py$/;
const PRODUCTION = /(^|[/_])(prod|production|live|deploy|deployment|staging|heroku)(_\w+)?(\/__init__)?\.py$/;

/** By its name: `local.py`, `settings_dev.py`. */
export function isForDevelopment(file: string): boolean {
  return DEVELOPMENT.test(file);
}

/** By its name: `production.py`, `settings/prod/__init__.py`. */
export function isForProduction(file: string): boolean {
  return PRODUCTION.test(file);
}
