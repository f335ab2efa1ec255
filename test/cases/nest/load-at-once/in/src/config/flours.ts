export function flours() {
  const kinds = { rye: true };
  return kinds;
}
