export function required(name) {
  return process.env[name] ?? '';
}
