-- The delivery of a question's short message: its channel is asked by it what became of the message.
ALTER TABLE notifications_must_ask ADD COLUMN sms_delivery_id INTEGER;
