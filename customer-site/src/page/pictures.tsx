import css from './page.module.css';

export const Logo = () => (
  <svg aria-hidden="true" width="32" height="32" viewBox="0 0 32 32">
    <circle cx="16" cy="16" r="16" class={css.logoDisc} />
    <path
      d="M5 13q5.500-5 11 0t11 0M7 20q4.500-4.500 9 0t9 0"
      fill="none"
      stroke="#fff"
      stroke-width="2.6"
      stroke-linecap="round"
    />
  </svg>
);

/** A bend of the river with a mill, a wind turbine and a roof with panels. */
export const Riverside = () => (
  <svg class={css.picture} aria-hidden="true" viewBox="0 0 480 360">
    <rect width="480" height="360" rx="24" class={css.sky} />
    <circle cx="376" cy="86" r="38" class={css.sun} />
    <path d="M0 214q90-66 190-28t290-34v208H0Z" class={css.hillFar} />
    <path d="M0 250q120-48 240-10t240-22v142H0Z" class={css.hillNear} />
    <path d="M148 70v150" class={css.mast} />
    <path d="M148 78V22m0 56 48 28m-48-28-48 28" class={css.blade} />
    <path d="m258 178 52-36 52 36v56H258Z" class={css.house} />
    <path d="m268 172 42-29 26 18-42 29Z" class={css.panel} />
    <path d="M296 234v-26h28v26" class={css.door} />
    <path d="M0 300q60-26 120 0t120 0 120 0 120 0v60H0Z" class={css.river} />
    <path d="M20 326q40-14 80 0t80 0M250 334q40-14 80 0t80 0" class={css.ripple} />
  </svg>
);
