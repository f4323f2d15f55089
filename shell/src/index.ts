import { pressOnce } from '@video-escalation/contracts/press-once';
import './page.css';

pressOnce(document);

// Federation's async boundary: shared libraries are agreed on before the first module that uses one.
void import('./bootstrap.tsx');
