export async function remoteConfig() {
  return { oven: 'remote' };
}
