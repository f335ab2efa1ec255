/** What the probe of a Django project prints once all is as planned. */
export const PLANNED = {
  apps: ['django.contrib.auth', 'django.contrib.contenttypes', 'django.contrib.sessions'],
  middleware: [
    'django.middleware.security.SecurityMiddleware',
    'django.contrib.sessions.middleware.SessionMiddleware',
    'django.middleware.csrf.CsrfViewMiddleware',
    'django.contrib.auth.middleware.AuthenticationMiddleware',
  ],
  engine: 'wristband.django_auth.sessions.backends.encrypted_cookies',
  secure: true,
  csrfInSession: false,
  messagesInCookie: false,
  secretFault: null,
};

export const EFFECTIVE = JSON.stringify(PLANNED);
