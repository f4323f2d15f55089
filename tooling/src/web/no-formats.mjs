// In place of typebox's formats (uri, idn-hostname, …), tables of 5 kB compressed in every page: no schema of ours
// names one. As typebox does with formats that it doesn't know, everything passes.
export const Format = { Has: () => false, Get: () => undefined, Test: () => true };
