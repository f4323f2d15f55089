/** Every sentence that a person can see. German mirrors English by type: a missing one doesn't compile. */
const en = {
  language: 'en',
  page: {
    title: 'Riverbank Energy',
    skip: 'Skip to content',
    nav: { label: 'Main', plans: 'Plans', help: 'Help', contact: 'Contact' },
    heroTitle: 'Moving home? Your energy moves with you.',
    heroText:
      'Tell us the day and the new address. We read the meters, switch the contract and close the old one. Most moves take five minutes of your time.',
    heroAction: 'See our plans',
    heroAside: ['100 % from river, wind and sun', 'No exit fees, ever', 'People who pick up'],
    plansTitle: 'Three plans, no small print',
    plans: [
      {
        name: 'Stream',
        price: '24.9 ct / kWh',
        text: 'For flats and small homes. One price, day and night.',
        points: ['8.90 € a month', 'Cancel any month', 'Green since 2009'],
      },
      {
        name: 'River',
        price: '22.4 ct / kWh',
        text: 'For families. A fixed price for two years, whatever the market does.',
        points: ['11.50 € a month', 'Price fixed for 24 months', 'Free smart meter'],
      },
      {
        name: 'Tide',
        price: 'from 14.1 ct / kWh',
        text: 'For cars and heat pumps. Cheaper when there is plenty, hour by hour.',
        points: ['9.90 € a month', 'Prices a day ahead', 'Charges by itself at night'],
      },
    ],
    helpTitle: 'Good to know',
    questions: [
      {
        question: 'How do I read my meter?',
        answer:
          'Note the number before the comma, without leading zeros. If you are not sure, show it to us on a video call: it takes a minute.',
      },
      {
        question: 'My bill looks wrong. What now?',
        answer:
          'Start a chat and keep the bill at hand. We look at it together, on your screen if you like, and correct it while you watch.',
      },
      {
        question: 'Do I need to install anything for a video call?',
        answer:
          'No. It runs in this page. Your camera stays off until you switch it on, and you can chat without any camera or microphone at all.',
      },
    ],
    contactTitle: 'We are here',
    contactText: 'By chat and video every day from 8 to 20, or by post at any hour.',
    address: 'Riverbank Energy, 12 Mill Lane, 20457 Hamburg',
    footer: 'Riverbank Energy is a made-up company. Its agents are real enough.',
  },
  launcher: {
    start: 'Video call now',
    loading: 'Opening…',
    failed: "The chat couldn't be loaded. Check your connection and press again.",
    reopen: 'Open the chat',
    unread: (count: number) =>
      count === 1 ? '1 new message' : `${new Intl.NumberFormat('en').format(count)} new messages`,
  },
  widget: {
    title: 'Chat with us',
    minimise: 'Minimise the chat',
    close: 'Close',
  },
  form: {
    intro: 'Tell us who you are, and we start with a chat. Video comes when you both want it.',
    name: 'Name',
    email: 'Email',
    haveReference: 'I have a reference from an agent',
    reference: 'Reference (optional)',
    referenceHint: 'Eight digits, as in 4821 0937.',
    start: 'Start chat',
    starting: 'Starting the chat…',
    faults: {
      name: {
        missing: 'Please tell us your name.',
        malformed: 'Please write your name with letters.',
        'too-long': 'Please shorten your name to 100 characters.',
      },
      email: {
        missing: 'Please tell us your email address.',
        malformed: 'Please check the email address: it should look like chris@example.com.',
        'too-long': 'Please use an email address of at most 254 characters.',
      },
      reference: {
        missing: '',
        malformed: 'A reference has eight digits. Please check it, or leave it empty.',
        'too-long': 'A reference has eight digits. Please check it, or leave it empty.',
      },
    },
    expired: 'Your last conversation is no longer open. You can start a new one here.',
    tooMany: (minutes: number) =>
      `Several chats were started from here just now. Please try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
    centreFull: 'All our lines are busy right now. Please try again in a few minutes.',
    unreachable: "We can't be reached right now. Check your connection and try again.",
    invalid: 'Something in the form was not accepted. Please check it and try again.',
    withLink: (agentName: string | null) =>
      agentName === null
        ? "You're using your agent's link: it leads straight to your agent."
        : `You're using your agent's link: it leads straight to ${agentName}.`,
    linkInvalid:
      "Your agent's link doesn't work any more: it may have been used or have run out. Please ask for a new one, or go on without.",
    referenceInvalid:
      "This reference doesn't work with this email address. Please check both with your agent; it may also have been used or have run out.",
    tooManyReferences: (minutes: number) =>
      `References were tried too often from here. Please try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, or go on without one.`,
    agentAway:
      "Your agent isn't available right now. Please try again later, or go on without a reference: a colleague will help you.",
    goOnWithout: 'Go on without a reference',
    failed: 'Something went wrong on our side. Please try again in a moment.',
  },
  chat: {
    log: 'Conversation',
    opening: 'Connecting you…',
    waiting: 'Waiting for an agent',
    withAgent: (name: string) => `You're talking to ${name}`,
    ended: 'This conversation has ended',
    message: 'Message',
    send: 'Send',
    attach: 'Attach a file',
    attachHint: 'Pictures, PDF, Office, text, sound or film, up to 20 MB.',
    dropHere: 'Drop the file here to share it',
    you: 'You',
    joined: (name: string) => `${name} has joined`,
    left: (name: string) => `${name} has left`,
    transferred: 'You have been passed on to a colleague',
    typing: (name: string) => `${name} is typing…`,
    delivery: {
      sending: 'Sending…',
      sent: 'Sent',
      delivered: 'Delivered',
      read: 'Read',
      failed: 'Not sent.',
      refused: 'This file was not accepted.',
    },
    uploading: (name: string) => `Sharing ${name}…`,
    retry: 'Try again',
    discard: 'Remove',
    openFile: (name: string) => `Open ${name}`,
    fileChecking: 'is being checked',
    fileRefused: 'was not accepted',
    fileFailed: "The file couldn't be opened. Please try again.",
    fileFaults: {
      'too-large': (name: string) => `${name} is larger than 20 MB. Please choose a smaller file.`,
      empty: (name: string) => `${name} is empty.`,
      'type-not-taken': (name: string) =>
        `${name} is of a kind that can't be shared here. Pictures, PDF, Office, text, sound and film work.`,
    },
    reconnecting: "The connection is interrupted. We're trying again; nothing is lost.",
    failed: "We couldn't reach the chat.",
    reconnect: 'Connect again',
    end: 'End chat',
    endQuestion: 'End this conversation?',
    endCallToo: 'The video call ends too.',
    keep: 'Keep chatting',
    endFailed: "The chat couldn't be ended. Please try again.",
    thanks:
      'Thank you for talking to us. Everything that was written stays here until you close the page.',
    turnedAway:
      'No agent has joined. What you can do now stands above, and stays here until you close the page.',
    copy: 'Copy conversation',
    copied: 'Copied.',
    copyFailed: "Copying didn't work. Please select the text and copy it by hand.",
    again: 'Start a new conversation',
    videoRefused:
      "Video can't be offered in this conversation any more. You can go on chatting, or end it and start a new one.",
  },
  video: {
    invitationTitle: (name: string) => `${name} invites you to a video call`,
    invitationText:
      'Your browser will ask for your microphone and camera, so that you can be heard and, only if you switch it on, seen. You can check both before you join.',
    join: 'Join video call',
    notNow: 'Not now',
    waitingCard: (name: string) => `${name} would like to talk to you by video.`,
    awayCard: (name: string) => `${name} is still in the video call.`,
    rejoin: 'Rejoin',
    over: (duration: string) => `The video call has ended after ${duration}.`,
    overPlain: 'The video call has ended.',
    lastEnd: {
      left: '',
      'ended-by-other': '',
      removed: 'You were taken out of the call.',
      'joined-elsewhere': 'You joined the call in another window.',
      failed: "The call couldn't be connected.",
      lost: 'The connection to the call was lost.',
    },
    problems: {
      notInvited: 'The invitation is no longer open. Ask in the chat for a new one.',
      over: 'This video call is already over. Ask in the chat for a new one.',
      unreachable: "The video service can't be reached right now. Please try again.",
      refused: 'You can no longer join this call from here. Please start a new conversation.',
    },
    preview: {
      title: 'Before you join',
      text: (name: string) => `${name} can't see or hear you yet.`,
      asking: "Your browser is asking for your microphone and camera. Press 'Allow' there.",
      camera: 'Camera',
      microphone: 'Microphone',
      speaker: 'Speaker',
      cameraOn: 'Camera on when joining',
      cameraOffText: 'Your camera is off',
      preparing: 'Getting your camera ready…',
      level: 'Say something: the bar moves when we can hear you.',
      levelName: 'Microphone level',
      testSound: 'Test sound',
      defaultDevice: 'Default',
      join: 'Join call',
      missing: {
        camera: (name: string) =>
          `No camera found. You can join without one: ${name} can still see your screen if you share it.`,
        microphone: (name: string) =>
          `No microphone found. You can still hear ${name} and write in the chat.`,
      },
      busy: {
        camera: 'Another program is using your camera. Close it there, or join without a camera.',
        microphone: 'Another program is using your microphone. Close it there and try again.',
      },
      denied: {
        camera: 'Your browser has blocked the camera. You can join without it.',
        microphone:
          "Your browser has blocked the microphone: you'll hear the agent, but not be heard.",
      },
      howToAllow:
        'To allow it, press the symbol beside the address at the top of the window, switch it on, and try again.',
      drawing: 'Drawing: the symbol is at the left end of the address bar.',
      tryAgain: 'Try again',
    },
    call: {
      region: 'Video call',
      title: (agent: string, company: string) => `${agent}, ${company}`,
      move: 'Move the call window with the arrow keys',
      small: 'Small window',
      large: 'Large window',
      enlarge: 'Enlarge',
      minimise: 'Minimise the call',
      restore: 'Show the call',
      chat: 'Chat',
      connecting: 'Connecting the call…',
      you: 'You',
      cameraOffOf: (name: string) => `${name}'s camera is off`,
      screenOf: (name: string) => `${name}'s screen`,
      waitingFor: (name: string) => `Waiting for ${name}…`,
      yourCameraOff: 'Your camera is off',
      muted: 'muted',
      recorder: 'RECORDING',
      youMuted: 'You are muted',
      sharingSelf: 'You are sharing your screen.',
      mute: 'Mute',
      unmute: 'Unmute',
      startCamera: 'Start camera',
      stopCamera: 'Stop camera',
      flip: 'Turn camera',
      share: 'Share screen',
      stopShare: 'Stop sharing',
      devices: 'Devices',
      leave: 'Leave call',
      network: { good: 'Good connection', fair: 'Fair connection', poor: 'Poor connection' },
      noConnection: 'No connection',
      reconnecting: 'The connection is interrupted. Reconnecting…',
      lost: (label: string, fallback: string | null) =>
        fallback === null
          ? `${label} was disconnected.`
          : `${label} was disconnected. ${fallback} is used instead.`,
      understood: 'OK',
    },
  },
  recording: {
    locale: 'en-GB',
    /** Before joining. */
    already: 'This call is being recorded.',
    expect: {
      notice: 'This call may be recorded. You will see and hear it before that begins.',
      ask: 'This call may be recorded, but only if you agree: you will be asked first.',
    },
    question: (name: string) => `May ${name} record this call?`,
    questionText:
      'The recording holds the voices, the cameras that are on and the screens that are shared. The call goes on either way, and you can change your mind at any time.',
    agree: 'Agree',
    refuse: "Don't record",
    asking: 'You are asked whether this call may be recorded.',
    starting: 'Recording is about to start',
    on: 'This call is being recorded',
    agreedAt: (time: string) => `Recording, you agreed at ${time}`,
    paused: 'Recording is paused',
    off: 'Recording is off.',
    none: 'This call is not recorded.',
    refused: 'This call is not recorded, as you wished',
    withdrawn: 'Recording has stopped, as you wished',
    withdraw: 'Stop recording me',
    notSent: "Your answer didn't get through. Check your connection and press again.",
  },
};

export type Messages = typeof en;

const de: Messages = {
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

/** @param language BCP 47, as the browser names it. */
export function messagesFor(language: string): Messages {
  return language.toLowerCase().startsWith('de') ? de : en;
}
