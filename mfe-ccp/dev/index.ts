// Federation's async boundary, as in the shell.
void import('./bootstrap.ts');
