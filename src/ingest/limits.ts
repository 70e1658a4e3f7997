/** What one import may take. Everything that bounds memory or work while reading stands here. */
export const limits = {
  /** A larger file is refused before it is read: its cells are held in memory, dictionary-coded. */
  fileBytes: 400_000_000,
  /** Read and decoded at a time; also the step of progress and of cancelling. */
  chunkBytes: 1 << 20,
  /** Enough of the beginning to tell encoding, delimiter and header. */
  sniffBytes: 256 << 10,
  /** A record that is longer has a quote that never closes. */
  recordChars: 4 << 20,
  /** How often one piece of text is read again for the sake of lines with broken quotes. */
  rereads: 8,
  /** After that, a record that is longer has a quote that never closes. */
  wryRecordChars: 2 << 10,
  /** Values of a dimension that a rule editor lists. */
  listedValues: 1_000,
  /** Rejected rows told at once; all of them are in the CSV. */
  firstRejects: 100,
  sampleRows: 20,
  exampleValues: 5,
} as const;
