// The async boundary of federation: shared libraries are settled before anything uses them.
void import('./bootstrap.tsx');
