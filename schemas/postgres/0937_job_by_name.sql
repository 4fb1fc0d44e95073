-- A job by its name alone, as dataset_by_name finds a dataset.

CREATE INDEX job_by_name ON job (subscription_id, left(name, 400));
