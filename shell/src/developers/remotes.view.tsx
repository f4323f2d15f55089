import type { DeveloperToolsProps } from './developer-tools.ts';
import { RemoteView } from './remote.view.tsx';
import styles from './developers.module.css';

/** What runs on this page, and why just that. */
export function RemotesView(props: DeveloperToolsProps) {
  const { registry, overrides, messages, onOverride } = props;
  const names = new Set([...Object.keys(registry.microFrontends), ...Object.keys(overrides)]);
  const count = Object.keys(overrides).length;
  return (
    <div className={styles.scroll}>
      {count > 0 && (
        <p className={styles.overridden}>
          {messages.overridden(count)}
          <button type="button" className={styles.button} onClick={() => onOverride({})}>
            {messages.clearAll}
          </button>
        </p>
      )}
      <ul className={styles.remotes}>
        {[...names].map((name) => (
          <RemoteView key={name} name={name} {...props} />
        ))}
      </ul>
    </div>
  );
}
