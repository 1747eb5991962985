/** Columns that help is set in, where the terminal has as many: longer lines are hard to read. */
export const helpColumns = 80;
