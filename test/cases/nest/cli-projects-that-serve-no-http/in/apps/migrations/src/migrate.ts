export async function migrate() {
  await Promise.resolve();
}
