import { useId, useState, type FormEvent } from 'react';
import { faultOf, type AddressFault } from './build-address.ts';
import type { DeveloperToolsProps } from './developer-tools.ts';
import styles from './developers.module.css';

interface Props extends DeveloperToolsProps {
  readonly name: string;
  /** Of this remote, in the registry. */
  readonly versions: readonly string[];
}

const REGISTRY = 'registry';
const OWN = 'own';

/** Runs another version in this tab, or a build of one's own. */
export function OverrideForm({ name, versions, overrides, config, messages, onOverride }: Props) {
  const wish = overrides[name];
  const isOwn = wish !== undefined && !versions.includes(wish);
  const [choice, choose] = useState(isOwn ? OWN : (wish ?? REGISTRY));
  const [address, setAddress] = useState(isOwn ? wish : '');
  const [fault, setFault] = useState<AddressFault>();
  const id = useId();
  const allowed = config.developerOrigins;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const wrong = choice === OWN ? faultOf(address, allowed) : undefined;
    setFault(wrong);
    if (wrong) return;
    const { [name]: _former, ...others } = overrides;
    if (choice === REGISTRY) onOverride(others);
    else onOverride({ ...others, [name]: choice === OWN ? address.trim() : choice });
  };

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <label>
        {messages.run}
        <select value={choice} onChange={(event) => choose(event.target.value)}>
          <option value={REGISTRY}>{messages.asChosen}</option>
          {versions.map((each) => (
            <option key={each}>{each}</option>
          ))}
          <option value={OWN}>{messages.ownBuild}</option>
        </select>
      </label>
      {choice === OWN && (
        <label>
          {messages.address}
          <input
            type="url"
            value={address}
            list={`${id}-known`}
            aria-invalid={fault !== undefined}
            aria-describedby={fault && `${id}-fault`}
            placeholder={`${allowed[0] ?? 'http://localhost'}/mf-manifest.json`}
            onChange={(event) => setAddress(event.target.value)}
          />
          <datalist id={`${id}-known`}>
            {allowed.map((origin) => (
              <option key={origin} value={`${origin}/mf-manifest.json`} />
            ))}
          </datalist>
        </label>
      )}
      <button className={styles.button}>{messages.apply}</button>
      {fault && (
        <p id={`${id}-fault`} className={styles.fault} role="alert">
          {fault === 'malformed'
            ? messages.faults.malformed
            : messages.faults.origin(allowed.join(', '))}
        </p>
      )}
    </form>
  );
}
