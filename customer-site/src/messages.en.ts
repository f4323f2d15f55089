/** German mirrors it by type: a missing sentence doesn't compile. */
export const en = {
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
    unsupported:
      "This browser can't make video calls: go on by chat, or open this page in Chrome, Edge, Firefox or Safari.",
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
