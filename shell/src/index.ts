import './page.css';

// Federation's async boundary: shared libraries are agreed on before the first module that uses one.
void import('./bootstrap.tsx');
