/** Words of the import wizard. */
export const importText = {
  title: 'Import a file',
  close: 'Close the import',
  steps: 'Steps of the import',
  step: {
    file: 'File',
    columns: 'Columns',
    conversations: 'Conversations',
    outcomes: 'Outcomes',
    done: 'Done',
  },
  heading: {
    file: 'Bring an export from your help desk',
    fileRead: 'This is what the file holds',
    columns: 'What the columns mean',
    conversations: 'What one row stands for',
    outcomes: 'What counts as resolved',
    noOutcomes: 'No outcomes to decide',
    done: 'Building your tree',
  },
  lead: {
    noOutcomes: 'Outcomes belong to conversations, and this table holds none.',
    file: 'It is read here, in your browser. Nothing is uploaded.',
    fileRead: 'Continue if the first rows look right.',
    columns: 'Guessed from the whole file. Continue if it looks right; everything can be changed.',
    conversations: 'A conversation counts once, with its final state.',
    outcomes: 'The first rule that matches a conversation decides its outcome. The counts follow as you edit.',
    done: 'Storing the columns in this browser, then opening the tree.',
  },
  back: 'Back',
  cancel: 'Cancel',
  next: 'Continue',
  build: 'Build the tree',
  enterHint: 'Enter',
  retry: 'Try again',
  anotherFile: 'Choose another file',
  working: 'Counting…',
} as const;

export const doneText = {
  finishing: 'Typing the columns and storing them',
  saved: 'Saved. Opening the tree…',
  failedTitle: 'It could not be saved',
  kept: 'Nothing is lost: your choices are still here.',
} as const;

export const leaveText = {
  title: 'Leave the import?',
  body: 'The file itself is untouched, but the choices made here are lost. Nothing has been saved yet.',
  stay: 'Keep going',
  leave: 'Leave',
} as const;

export const replaceText = {
  title: (name: string): string => `Start over with ${name}?`,
  body: 'The choices made for the file on screen are lost. Nothing of it has been saved yet.',
  stay: 'Keep the one on screen',
  leave: 'Start over',
} as const;
