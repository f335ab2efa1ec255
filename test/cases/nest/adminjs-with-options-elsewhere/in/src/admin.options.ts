export const adminOptions = {
  adminJsOptions: { rootPath: '/admin', resources: [] },
  auth: {
    authenticate: (email: string) => ({ email }),
    cookiePassword: 'flour',
  },
};
