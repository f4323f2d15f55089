import { useEffect, useState } from 'preact/hooks';

type Inspection = Readonly<Record<string, unknown>>;

const everyMs = 1_000;

/** What the stand-ins hold right now, asked for anew every second while somebody looks. */
export function Live() {
  const [inspection, setInspection] = useState<Inspection>();
  const [isLost, setLost] = useState(false);

  useEffect(() => {
    const look = async () => {
      if (document.visibilityState !== 'visible') return;
      try {
        const response = await fetch('/__control/inspect', { signal: AbortSignal.timeout(5_000) });
        setInspection((await response.json()) as Inspection);
        setLost(false);
      } catch {
        setLost(true);
      }
    };
    void look();
    const timer = setInterval(() => void look(), everyMs);
    return () => clearInterval(timer);
  }, []);

  if (isLost) return <p role="status">The emulator doesn’t answer. Looking again…</p>;
  if (!inspection) return <p class="quiet">Looking…</p>;
  const services = Object.entries(inspection).filter(([, held]) => held !== null);
  if (!services.length) return <p class="quiet">Nothing goes on yet.</p>;
  return (
    <div class="services">
      {services.map(([name, held]) => (
        <Service key={name} name={name} held={held} />
      ))}
    </div>
  );
}

const titles: Record<string, string> = {
  connect: 'Amazon Connect',
  chime: 'Amazon Chime SDK',
  sts: 'Security Token Service',
  messaging: 'Mail and text messages',
};

/** What a service that shows one bare list has in it. */
const listNames: Record<string, string> = { chime: 'meetings' };

function Service({ name, held }: { name: string; held: unknown }) {
  const groups = isRecord(held) ? Object.entries(held) : [[listNames[name] ?? '', held] as const];
  return (
    <article class="service">
      <h3>{titles[name] ?? name}</h3>
      {groups.map(([title, value]) => (
        <Group key={title} title={title} value={value} />
      ))}
    </article>
  );
}

function Group({ title, value }: { title: string; value: unknown }) {
  const items = Array.isArray(value) ? (value as unknown[]) : [value];
  return (
    <>
      <h4>
        {title} {Array.isArray(value) ? `(${items.length})` : ''}
      </h4>
      {items.length === 0 ? (
        <p class="quiet">none</p>
      ) : (
        <ul>
          {items.map((item, index) => (
            <li key={index}>
              <Fields item={item} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Fields({ item }: { item: unknown }) {
  if (!isRecord(item)) return <span class="pill">{plain(item)}</span>;
  return (
    <>
      {Object.entries(item)
        .filter(([, value]) => value !== null && value !== undefined)
        .map(([name, value]) => (
          <span key={name} class="pill" title={plain(value)}>
            <b>{words(name)}</b> {short(plain(value))}
          </span>
        ))}
    </>
  );
}

function isRecord(value: unknown): value is Inspection {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const plain = (value: unknown) => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** `isPresent` → `present`, `externalMeetingId` → `external meeting id`. */
const words = (name: string) =>
  name
    .replace(/^is(?=[A-Z])/, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();

const uuid = /^([0-9a-f]{8})-[0-9a-f-]{27}$/;
const isoTime = /^\d{4}-\d\d-\d\dT/;
const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const short = (text: string) =>
  isoTime.test(text) ? clock.format(new Date(text)) : text.replace(uuid, '$1…').slice(0, 80);
