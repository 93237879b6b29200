/** What a backup tells of itself: how many there are of what people know. Run on the copy of the database. */
export const BACKUP_COUNTS: Readonly<Record<string, string>> = {
  people: "SELECT count(*) AS count FROM directory_person",
  messages: "SELECT count(*) AS count FROM mail_message",
  polls: "SELECT count(*) AS count FROM polls_poll",
};
