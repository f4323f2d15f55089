import { useMessages } from '../use-messages.ts';
import css from './page.module.css';
import { Riverside } from './pictures.tsx';

export function Hero() {
  const { page } = useMessages();
  return (
    <section class={css.hero}>
      <div class={css.heroWords}>
        <h1>{page.heroTitle}</h1>
        <p>{page.heroText}</p>
        <a class={css.heroAction} href="#plans">
          {page.heroAction}
        </a>
        <ul class={css.promises}>
          {page.heroAside.map((promise) => (
            <li key={promise}>{promise}</li>
          ))}
        </ul>
      </div>
      <Riverside />
    </section>
  );
}
