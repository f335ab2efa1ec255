import { readFlours } from '@bakery/flours';

export default () => readFlours('flours.yaml');
