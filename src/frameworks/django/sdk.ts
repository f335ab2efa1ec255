import type { PythonSdk } from '../../session/python/packages/sdk.js';

/** Version 0.3.0 has no session engine (https://pypi.org/project/wristband-django-auth/); the rest says the pyproject.toml of 1.0.0. */
export const DJANGO_SDK: PythonSdk = {
  framework: 'django',
  name: 'wristband-django-auth',
  floor: '1.0.0',
  lacks: 'has no session engine',
  python: [3, 10],
  // https://docs.djangoproject.com/en/5.0/releases/5.0/#python-compatibility
  recent: [5, 0],
  needs: { name: 'cryptography', version: [44, 0], requirement: 'cryptography>=44.0.3' },
};
