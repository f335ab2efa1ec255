export const breadOptions = {
  clientId: 'bread-client',
  clientSecret: process.env.BREAD_CLIENT_SECRET ?? '',
  wristbandApplicationVanityDomain: 'bread.example.com',
};
