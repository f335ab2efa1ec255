export const loadSecrets = (): string[] => ['from the vault'];
