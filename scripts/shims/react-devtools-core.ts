// Stands in for react-devtools-core, which Ink imports only in development.
export const nothing = undefined;
export {nothing as default};
