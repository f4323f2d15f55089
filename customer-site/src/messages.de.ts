import type { Messages } from './messages.en.ts';

export const de: Messages = {
  language: 'de',
  page: {
    title: 'Riverbank Energy',
    skip: 'Zum Inhalt springen',
    nav: { label: 'Hauptmenü', plans: 'Tarife', help: 'Hilfe', contact: 'Kontakt' },
    heroTitle: 'Umzug? Ihre Energie zieht mit.',
    heroText:
      'Nennen Sie uns Tag und neue Adresse. Wir lesen die Zähler ab, stellen den Vertrag um und schließen den alten. Meist kostet Sie das fünf Minuten.',
    heroAction: 'Tarife ansehen',
    heroAside: ['100 % aus Fluss, Wind und Sonne', 'Jederzeit kündbar', 'Menschen, die abheben'],
    plansTitle: 'Drei Tarife, nichts Kleingedrucktes',
    plans: [
      {
        name: 'Stream',
        price: '24,9 ct / kWh',
        text: 'Für Wohnungen und kleine Häuser. Ein Preis, Tag und Nacht.',
        points: ['8,90 € im Monat', 'Monatlich kündbar', 'Grün seit 2009'],
      },
      {
        name: 'River',
        price: '22,4 ct / kWh',
        text: 'Für Familien. Zwei Jahre lang ein fester Preis, was auch der Markt tut.',
        points: ['11,50 € im Monat', 'Preis 24 Monate fest', 'Smart Meter geschenkt'],
      },
      {
        name: 'Tide',
        price: 'ab 14,1 ct / kWh',
        text: 'Für Autos und Wärmepumpen. Stunde für Stunde günstiger, wenn viel da ist.',
        points: ['9,90 € im Monat', 'Preise einen Tag voraus', 'Lädt nachts von selbst'],
      },
    ],
    helpTitle: 'Gut zu wissen',
    questions: [
      {
        question: 'Wie lese ich meinen Zähler ab?',
        answer:
          'Notieren Sie die Zahl vor dem Komma, ohne führende Nullen. Wenn Sie unsicher sind, zeigen Sie ihn uns im Videogespräch: Das dauert eine Minute.',
      },
      {
        question: 'Meine Rechnung sieht falsch aus. Was nun?',
        answer:
          'Beginnen Sie einen Chat und halten Sie die Rechnung bereit. Wir sehen sie gemeinsam an, wenn Sie mögen auf Ihrem Bildschirm, und berichtigen sie vor Ihren Augen.',
      },
      {
        question: 'Muss ich für das Videogespräch etwas installieren?',
        answer:
          'Nein. Es läuft in dieser Seite. Ihre Kamera bleibt aus, bis Sie sie einschalten, und chatten können Sie auch ganz ohne Kamera und Mikrofon.',
      },
    ],
    contactTitle: 'Wir sind da',
    contactText: 'Per Chat und Video täglich von 8 bis 20 Uhr, per Post jederzeit.',
    address: 'Riverbank Energy, 12 Mill Lane, 20457 Hamburg',
    footer: 'Riverbank Energy ist eine erfundene Firma. Ihre Berater sind echt genug.',
  },
  launcher: {
    start: 'Jetzt per Video sprechen',
    loading: 'Wird geöffnet …',
    failed:
      'Der Chat konnte nicht geladen werden. Prüfen Sie Ihre Verbindung und drücken Sie noch einmal.',
    reopen: 'Chat öffnen',
    unread: (count) =>
      count === 1
        ? '1 neue Nachricht'
        : `${new Intl.NumberFormat('de').format(count)} neue Nachrichten`,
  },
  widget: {
    title: 'Chatten Sie mit uns',
    minimise: 'Chat verkleinern',
    close: 'Schließen',
  },
  form: {
    intro:
      'Sagen Sie uns, wer Sie sind, und wir beginnen mit einem Chat. Video kommt, wenn beide es möchten.',
    name: 'Name',
    email: 'E-Mail',
    haveReference: 'Ich habe eine Referenz von einem Berater',
    reference: 'Referenz (freiwillig)',
    referenceHint: 'Acht Ziffern, zum Beispiel 4821 0937.',
    start: 'Chat beginnen',
    starting: 'Der Chat wird begonnen …',
    faults: {
      name: {
        missing: 'Bitte nennen Sie Ihren Namen.',
        malformed: 'Bitte schreiben Sie Ihren Namen mit Buchstaben.',
        'too-long': 'Bitte kürzen Sie Ihren Namen auf 100 Zeichen.',
      },
      email: {
        missing: 'Bitte nennen Sie Ihre E-Mail-Adresse.',
        malformed:
          'Bitte prüfen Sie die E-Mail-Adresse: Sie sollte aussehen wie chris@example.com.',
        'too-long': 'Bitte verwenden Sie eine E-Mail-Adresse mit höchstens 254 Zeichen.',
      },
      reference: {
        missing: '',
        malformed:
          'Eine Referenz hat acht Ziffern. Bitte prüfen Sie sie, oder lassen Sie das Feld leer.',
        'too-long':
          'Eine Referenz hat acht Ziffern. Bitte prüfen Sie sie, oder lassen Sie das Feld leer.',
      },
    },
    expired: 'Ihr letztes Gespräch ist nicht mehr offen. Hier können Sie ein neues beginnen.',
    tooMany: (minutes) =>
      `Von hier wurden gerade mehrere Chats begonnen. Bitte versuchen Sie es in ${minutes === 1 ? 'einer Minute' : `${minutes} Minuten`} wieder.`,
    centreFull:
      'Gerade sind alle Leitungen belegt. Bitte versuchen Sie es in einigen Minuten wieder.',
    unreachable:
      'Wir sind gerade nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
    invalid:
      'Etwas im Formular wurde nicht angenommen. Bitte prüfen Sie es und versuchen Sie es noch einmal.',
    withLink: (agentName) =>
      agentName === null
        ? 'Sie benutzen den Link von Ihrem Berater: Er führt direkt zu ihm.'
        : `Sie benutzen den Link von Ihrem Berater: Er führt direkt zu ${agentName}.`,
    linkInvalid:
      'Der Link von Ihrem Berater gilt nicht mehr: Er wurde vielleicht schon benutzt oder ist abgelaufen. Bitte fragen Sie nach einem neuen, oder machen Sie ohne weiter.',
    referenceInvalid:
      'Diese Referenz gilt mit dieser E-Mail-Adresse nicht. Bitte prüfen Sie beide mit Ihrem Berater; vielleicht wurde sie schon benutzt oder ist abgelaufen.',
    tooManyReferences: (minutes) =>
      `Von hier wurden zu oft Referenzen probiert. Bitte versuchen Sie es in ${minutes === 1 ? 'einer Minute' : `${minutes} Minuten`} wieder, oder machen Sie ohne weiter.`,
    agentAway:
      'Ihr Berater ist gerade nicht erreichbar. Bitte versuchen Sie es später wieder, oder machen Sie ohne Referenz weiter: Ein Kollege hilft Ihnen.',
    goOnWithout: 'Ohne Referenz weitermachen',
    failed: 'Bei uns ist etwas schiefgegangen. Bitte versuchen Sie es gleich noch einmal.',
  },
  chat: {
    log: 'Gespräch',
    opening: 'Sie werden verbunden …',
    waiting: 'Wir suchen einen Berater für Sie',
    withAgent: (name) => `Sie sprechen mit ${name}`,
    ended: 'Dieses Gespräch ist beendet',
    message: 'Nachricht',
    send: 'Senden',
    attach: 'Datei anhängen',
    attachHint: 'Bilder, PDF, Office, Text, Ton oder Film, bis 20 MB.',
    dropHere: 'Datei hier ablegen, um sie zu teilen',
    you: 'Sie',
    joined: (name) => `${name} ist da`,
    left: (name) => `${name} ist gegangen`,
    transferred: 'Sie wurden an einen Kollegen weitergegeben',
    typing: (name) => `${name} schreibt …`,
    delivery: {
      sending: 'Wird gesendet …',
      sent: 'Gesendet',
      delivered: 'Zugestellt',
      read: 'Gelesen',
      failed: 'Nicht gesendet.',
      refused: 'Diese Datei wurde nicht angenommen.',
    },
    uploading: (name) => `${name} wird geteilt …`,
    retry: 'Noch einmal versuchen',
    discard: 'Entfernen',
    openFile: (name) => `${name} öffnen`,
    fileChecking: 'wird geprüft',
    fileRefused: 'wurde nicht angenommen',
    fileFailed: 'Die Datei konnte nicht geöffnet werden. Bitte versuchen Sie es noch einmal.',
    fileFaults: {
      'too-large': (name) => `${name} ist größer als 20 MB. Bitte wählen Sie eine kleinere Datei.`,
      empty: (name) => `${name} ist leer.`,
      'type-not-taken': (name) =>
        `${name} kann hier nicht geteilt werden. Bilder, PDF, Office, Text, Ton und Film gehen.`,
    },
    reconnecting: 'Die Verbindung ist unterbrochen. Wir versuchen es weiter; nichts geht verloren.',
    failed: 'Der Chat ist nicht erreichbar.',
    reconnect: 'Wieder verbinden',
    end: 'Chat beenden',
    endQuestion: 'Dieses Gespräch beenden?',
    endCallToo: 'Auch das Videogespräch endet.',
    keep: 'Weiter chatten',
    endFailed: 'Der Chat konnte nicht beendet werden. Bitte versuchen Sie es noch einmal.',
    thanks: 'Danke für das Gespräch. Alles Geschriebene bleibt hier, bis Sie die Seite schließen.',
    turnedAway:
      'Es ist niemand dazugekommen. Was Sie jetzt tun können, steht oben und bleibt hier, bis Sie die Seite schließen.',
    copy: 'Gespräch kopieren',
    copied: 'Kopiert.',
    copyFailed: 'Das Kopieren ging nicht. Bitte markieren und kopieren Sie den Text von Hand.',
    again: 'Neues Gespräch beginnen',
    videoRefused:
      'In diesem Gespräch ist kein Video mehr möglich. Sie können weiter chatten oder es beenden und ein neues beginnen.',
  },
  video: {
    invitationTitle: (name) => `${name} lädt Sie zum Videogespräch ein`,
    invitationText:
      'Ihr Browser wird nach Mikrofon und Kamera fragen, damit man Sie hört und, nur wenn Sie es einschalten, auch sieht. Beides können Sie vorher prüfen.',
    join: 'Am Videogespräch teilnehmen',
    notNow: 'Jetzt nicht',
    waitingCard: (name) => `${name} möchte per Video mit Ihnen sprechen.`,
    awayCard: (name) => `${name} ist noch im Videogespräch.`,
    rejoin: 'Wieder teilnehmen',
    over: (duration) => `Das Videogespräch ist nach ${duration} zu Ende.`,
    unsupported:
      'Dieser Browser kann keine Videogespräche: Schreiben Sie im Chat weiter, oder öffnen Sie diese Seite in Chrome, Edge, Firefox oder Safari.',
    overPlain: 'Das Videogespräch ist zu Ende.',
    lastEnd: {
      left: '',
      'ended-by-other': '',
      removed: 'Sie wurden aus dem Gespräch genommen.',
      'joined-elsewhere': 'Sie nehmen in einem anderen Fenster teil.',
      failed: 'Das Gespräch konnte nicht verbunden werden.',
      lost: 'Die Verbindung zum Gespräch ist abgerissen.',
    },
    problems: {
      notInvited: 'Die Einladung ist nicht mehr offen. Bitten Sie im Chat um eine neue.',
      over: 'Dieses Videogespräch ist schon zu Ende. Bitten Sie im Chat um ein neues.',
      unreachable:
        'Der Videodienst ist gerade nicht erreichbar. Bitte versuchen Sie es noch einmal.',
      refused: 'Von hier können Sie nicht mehr teilnehmen. Bitte beginnen Sie ein neues Gespräch.',
    },
    preview: {
      title: 'Bevor Sie teilnehmen',
      text: (name) => `${name} sieht und hört Sie noch nicht.`,
      asking: 'Ihr Browser fragt nach Mikrofon und Kamera. Drücken Sie dort auf „Zulassen“.',
      camera: 'Kamera',
      microphone: 'Mikrofon',
      speaker: 'Lautsprecher',
      cameraOn: 'Mit Kamera teilnehmen',
      cameraOffText: 'Ihre Kamera ist aus',
      preparing: 'Ihre Kamera wird vorbereitet …',
      level: 'Sagen Sie etwas: Der Balken bewegt sich, wenn wir Sie hören können.',
      levelName: 'Mikrofonpegel',
      testSound: 'Testton',
      defaultDevice: 'Standard',
      join: 'Teilnehmen',
      missing: {
        camera: (name) =>
          `Keine Kamera gefunden. Sie können ohne teilnehmen: ${name} sieht Ihren Bildschirm, wenn Sie ihn teilen.`,
        microphone: (name) =>
          `Kein Mikrofon gefunden. Sie hören ${name} trotzdem und können im Chat schreiben.`,
      },
      busy: {
        camera:
          'Ein anderes Programm benutzt Ihre Kamera. Schließen Sie es dort, oder nehmen Sie ohne Kamera teil.',
        microphone:
          'Ein anderes Programm benutzt Ihr Mikrofon. Schließen Sie es dort und versuchen Sie es noch einmal.',
      },
      denied: {
        camera: 'Ihr Browser hat die Kamera gesperrt. Sie können ohne sie teilnehmen.',
        microphone:
          'Ihr Browser hat das Mikrofon gesperrt: Sie hören den Berater, werden aber nicht gehört.',
      },
      howToAllow:
        'So erlauben Sie es: Drücken Sie oben auf das Zeichen neben der Adresse, schalten Sie es ein und versuchen Sie es noch einmal.',
      drawing: 'Zeichnung: Das Zeichen steht links in der Adresszeile.',
      tryAgain: 'Noch einmal versuchen',
    },
    call: {
      region: 'Videogespräch',
      title: (agent, company) => `${agent}, ${company}`,
      move: 'Gesprächsfenster mit den Pfeiltasten bewegen',
      small: 'Kleines Fenster',
      large: 'Großes Fenster',
      enlarge: 'Ganz groß',
      minimise: 'Gespräch verkleinern',
      restore: 'Gespräch zeigen',
      chat: 'Chat',
      connecting: 'Das Gespräch wird verbunden …',
      you: 'Sie',
      cameraOffOf: (name) => `Die Kamera von ${name} ist aus`,
      screenOf: (name) => `Bildschirm von ${name}`,
      waitingFor: (name) => `Wir warten auf ${name} …`,
      yourCameraOff: 'Ihre Kamera ist aus',
      muted: 'stumm',
      recorder: 'AUFZEICHNUNG',
      youMuted: 'Sie sind stumm',
      sharingSelf: 'Sie teilen Ihren Bildschirm.',
      mute: 'Stumm schalten',
      unmute: 'Stummschaltung aufheben',
      startCamera: 'Kamera einschalten',
      stopCamera: 'Kamera ausschalten',
      flip: 'Kamera drehen',
      share: 'Bildschirm teilen',
      stopShare: 'Teilen beenden',
      devices: 'Geräte',
      leave: 'Gespräch verlassen',
      network: { good: 'Gute Verbindung', fair: 'Mäßige Verbindung', poor: 'Schlechte Verbindung' },
      noConnection: 'Keine Verbindung',
      reconnecting: 'Die Verbindung ist unterbrochen. Wir verbinden neu …',
      lost: (label, fallback) =>
        fallback === null
          ? `${label} wurde getrennt.`
          : `${label} wurde getrennt. Stattdessen läuft ${fallback}.`,
      understood: 'OK',
    },
  },
  recording: {
    locale: 'de',
    already: 'Dieses Gespräch wird aufgezeichnet.',
    expect: {
      notice:
        'Dieses Gespräch wird vielleicht aufgezeichnet. Sie sehen und hören es, bevor es beginnt.',
      ask: 'Dieses Gespräch wird vielleicht aufgezeichnet, aber nur, wenn Sie zustimmen: Sie werden vorher gefragt.',
    },
    question: (name) => `Darf ${name} dieses Gespräch aufzeichnen?`,
    questionText:
      'Die Aufzeichnung enthält die Stimmen, eingeschaltete Kameras und geteilte Bildschirme. Das Gespräch geht in jedem Fall weiter, und Sie können es sich jederzeit anders überlegen.',
    agree: 'Zustimmen',
    refuse: 'Nicht aufzeichnen',
    asking: 'Sie werden gefragt, ob dieses Gespräch aufgezeichnet werden darf.',
    starting: 'Gleich beginnt die Aufzeichnung',
    on: 'Dieses Gespräch wird aufgezeichnet',
    agreedAt: (time) => `Aufzeichnung läuft, Sie haben um ${time} zugestimmt`,
    paused: 'Die Aufzeichnung ist angehalten',
    off: 'Die Aufzeichnung ist aus.',
    none: 'Dieses Gespräch wird nicht aufgezeichnet.',
    refused: 'Dieses Gespräch wird nicht aufgezeichnet, wie Sie es wünschen',
    withdrawn: 'Die Aufzeichnung wurde beendet, wie Sie es wünschen',
    withdraw: 'Mich nicht mehr aufzeichnen',
    notSent:
      'Ihre Antwort ist nicht angekommen. Prüfen Sie die Verbindung und drücken Sie noch einmal.',
  },
};
