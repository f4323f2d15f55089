import { useMessages } from '../use-messages.ts';
import { Hero } from './hero.tsx';
import css from './page.module.css';
import { Logo } from './pictures.tsx';

/** A credible company page around the one button that matters here. */
export function Page() {
  const { page } = useMessages();
  return (
    <>
      <header class={css.header}>
        <a class={css.brand} href="#content">
          <Logo />
          {page.title}
        </a>
        <nav class={css.nav} aria-label={page.nav.label}>
          <a href="#plans">{page.nav.plans}</a>
          <a href="#help">{page.nav.help}</a>
          <a href="#contact">{page.nav.contact}</a>
        </nav>
      </header>
      <main id="content" tabIndex={-1}>
        <Hero />
        <Plans />
        <Help />
      </main>
      <footer class={css.footer} id="contact">
        <h2>{page.contactTitle}</h2>
        <p>{page.contactText}</p>
        <address>{page.address}</address>
        <p class={css.small}>{page.footer}</p>
      </footer>
    </>
  );
}

function Plans() {
  const { page } = useMessages();
  return (
    <section class={css.section} id="plans" aria-labelledby="plans-title">
      <h2 id="plans-title">{page.plansTitle}</h2>
      <ul class={css.plans}>
        {page.plans.map((plan) => (
          <li key={plan.name} class={css.plan}>
            <h3>{plan.name}</h3>
            <p class={css.price}>{plan.price}</p>
            <p>{plan.text}</p>
            <ul class={css.points}>
              {plan.points.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Help() {
  const { page } = useMessages();
  return (
    <section class={css.section} id="help" aria-labelledby="help-title">
      <h2 id="help-title">{page.helpTitle}</h2>
      {page.questions.map(({ question, answer }) => (
        <details key={question} class={css.question}>
          <summary>{question}</summary>
          <p>{answer}</p>
        </details>
      ))}
    </section>
  );
}
