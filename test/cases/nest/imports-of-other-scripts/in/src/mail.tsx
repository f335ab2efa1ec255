export const Mail = () => <b>Bread</b>;
