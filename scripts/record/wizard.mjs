const ENTER = '\r';
const UP = '\u001b[A';

/** What somebody answers who takes the defaults and does without the diff. */
export const WIZARD = [
  ['Where should session cookies work?', ENTER],
  ['Where should the generated secret go?', ENTER],
  ['Show the diff?', UP + ENTER],
  ['(Y/n)', ENTER],
];
