# A trail, its bucket, and the queue from which an intake reads: docs/intake.md says how to use it.
# The same as a CloudFormation template is in intake.yaml beside this file.
terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}

variable "name" {
  type        = string
  default     = "cloudtrail-intake"
  description = "The trail's name, and the beginning of the names of topic and queues."
}

variable "log_prefix" {
  type        = string
  default     = ""
  description = "S3 key prefix of the log files, without slashes around it. Empty for none."
}

variable "organization_id" {
  type        = string
  default     = ""
  description = "Makes an organization trail; then deploy in the management account. Empty for this account alone."
}

variable "encrypt_with_kms" {
  type        = bool
  default     = false
  description = "Whether a KMS key of its own encrypts the log files. Otherwise S3's key does."
}

variable "reader_arn" {
  type        = string
  default     = ""
  description = "Makes a role for this principal to assume, in this account or another. Empty to attach the policy yourself."
}

variable "external_id" {
  type        = string
  default     = ""
  description = "The external id that reader_arn must give, for a reader that works for several customers. Empty for none."
}

variable "alarm_topic_arn" {
  type        = string
  default     = ""
  description = "The SNS topic that the alarms go to. Empty for alarms that only change their state."
}

data "aws_partition" "current" {}
data "aws_caller_identity" "current" {}
data "aws_region" "current" {}

locals {
  partition     = data.aws_partition.current.partition
  account       = data.aws_caller_identity.current.account_id
  trail_arn     = "arn:${local.partition}:cloudtrail:${data.aws_region.current.name}:${local.account}:trail/${var.name}"
  log_folder    = var.log_prefix == "" ? "AWSLogs" : "${var.log_prefix}/AWSLogs"
  owners        = var.organization_id == "" ? [local.account] : [local.account, var.organization_id]
  alarm_actions = var.alarm_topic_arn == "" ? [] : [var.alarm_topic_arn]
}

resource "aws_s3_bucket" "log_bucket" {
  bucket_prefix = "${substr(var.name, 0, 36)}-"

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_s3_bucket_public_access_block" "log_bucket" {
  bucket                  = aws_s3_bucket.log_bucket.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "log_bucket" {
  bucket = aws_s3_bucket.log_bucket.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

data "aws_iam_policy_document" "log_bucket" {
  statement {
    sid       = "TrailReadsAcl"
    actions   = ["s3:GetBucketAcl"]
    resources = [aws_s3_bucket.log_bucket.arn]

    principals {
      type        = "Service"
      identifiers = ["cloudtrail.amazonaws.com"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:SourceArn"
      values   = [local.trail_arn]
    }
  }

  statement {
    sid       = "TrailWrites"
    actions   = ["s3:PutObject"]
    resources = [for owner in local.owners : "${aws_s3_bucket.log_bucket.arn}/${local.log_folder}/${owner}/*"]

    principals {
      type        = "Service"
      identifiers = ["cloudtrail.amazonaws.com"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:SourceArn"
      values   = [local.trail_arn]
    }
    condition {
      test     = "StringEquals"
      variable = "s3:x-amz-acl"
      values   = ["bucket-owner-full-control"]
    }
  }

  statement {
    sid       = "OnlyEncryptedConnections"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.log_bucket.arn, "${aws_s3_bucket.log_bucket.arn}/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_s3_bucket_policy" "log_bucket_policy" {
  bucket     = aws_s3_bucket.log_bucket.id
  policy     = data.aws_iam_policy_document.log_bucket.json
  depends_on = [aws_s3_bucket_public_access_block.log_bucket]
}

data "aws_iam_policy_document" "log_key" {
  statement {
    sid       = "AccountAdministers"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:${local.partition}:iam::${local.account}:root"]
    }
  }

  statement {
    sid       = "TrailEncrypts"
    actions   = ["kms:GenerateDataKey*"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["cloudtrail.amazonaws.com"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:SourceArn"
      values   = [local.trail_arn]
    }
    condition {
      test     = "StringLike"
      variable = "kms:EncryptionContext:aws:cloudtrail:arn"
      values   = ["arn:${local.partition}:cloudtrail:*:${local.account}:trail/*"]
    }
  }

  statement {
    sid       = "TrailDescribes"
    actions   = ["kms:DescribeKey"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["cloudtrail.amazonaws.com"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:SourceArn"
      values   = [local.trail_arn]
    }
  }
}

resource "aws_kms_key" "log_key" {
  count               = var.encrypt_with_kms ? 1 : 0
  description         = "Log files of the trail ${var.name}"
  enable_key_rotation = true
  policy              = data.aws_iam_policy_document.log_key.json

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_sns_topic" "notice_topic" {
  name = var.name
}

data "aws_iam_policy_document" "notice_topic" {
  statement {
    sid       = "TrailPublishes"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.notice_topic.arn]

    principals {
      type        = "Service"
      identifiers = ["cloudtrail.amazonaws.com"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:SourceArn"
      values   = [local.trail_arn]
    }
  }
}

resource "aws_sns_topic_policy" "notice_topic_policy" {
  arn    = aws_sns_topic.notice_topic.arn
  policy = data.aws_iam_policy_document.notice_topic.json
}

resource "aws_cloudtrail" "trail" {
  name                          = var.name
  enable_logging                = true
  is_multi_region_trail         = true
  include_global_service_events = true
  is_organization_trail         = var.organization_id != ""
  enable_log_file_validation    = true
  s3_bucket_name                = aws_s3_bucket.log_bucket.id
  s3_key_prefix                 = var.log_prefix == "" ? null : var.log_prefix
  sns_topic_name                = aws_sns_topic.notice_topic.name
  kms_key_id                    = one(aws_kms_key.log_key[*].arn)
  depends_on                    = [aws_s3_bucket_policy.log_bucket_policy, aws_sns_topic_policy.notice_topic_policy]
}

resource "aws_sqs_queue" "dead_letter_queue" {
  name                      = "${var.name}-dead-letters"
  message_retention_seconds = 1209600
  sqs_managed_sse_enabled   = true
}

resource "aws_sqs_queue" "queue" {
  name                       = var.name
  message_retention_seconds  = 1209600
  visibility_timeout_seconds = 300
  receive_wait_time_seconds  = 20
  sqs_managed_sse_enabled    = true
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letter_queue.arn
    maxReceiveCount     = 5
  })
}

data "aws_iam_policy_document" "queue" {
  statement {
    sid       = "TopicSends"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.queue.arn]

    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    }
    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_sns_topic.notice_topic.arn]
    }
  }
}

resource "aws_sqs_queue_policy" "queue_policy" {
  queue_url = aws_sqs_queue.queue.id
  policy    = data.aws_iam_policy_document.queue.json
}

resource "aws_sns_topic_subscription" "subscription" {
  topic_arn            = aws_sns_topic.notice_topic.arn
  protocol             = "sqs"
  endpoint             = aws_sqs_queue.queue.arn
  raw_message_delivery = true
  depends_on           = [aws_sqs_queue_policy.queue_policy]
}

resource "aws_cloudwatch_metric_alarm" "dead_letter_alarm" {
  alarm_name          = "${var.name}-dead-letters"
  alarm_description   = "Messages that the intake could not read wait in the dead-letter queue."
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  dimensions          = { QueueName = aws_sqs_queue.dead_letter_queue.name }
  statistic           = "Maximum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 0
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
}

resource "aws_cloudwatch_metric_alarm" "delay_alarm" {
  alarm_name          = "${var.name}-delay"
  alarm_description   = "A message has waited for an hour; the intake does not run, or does not keep up."
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateAgeOfOldestMessage"
  dimensions          = { QueueName = aws_sqs_queue.queue.name }
  statistic           = "Maximum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 3600
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
}

data "aws_iam_policy_document" "intake" {
  statement {
    sid = "Queue"
    actions = [
      "sqs:ReceiveMessage",
      "sqs:DeleteMessage",
      "sqs:ChangeMessageVisibility",
      "sqs:GetQueueAttributes",
      "sqs:GetQueueUrl",
    ]
    resources = [aws_sqs_queue.queue.arn]
  }

  statement {
    sid       = "LogFiles"
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.log_bucket.arn}/*"]
  }

  statement {
    sid       = "Bucket"
    actions   = ["s3:ListBucket"]
    resources = [aws_s3_bucket.log_bucket.arn]
  }

  dynamic "statement" {
    for_each = aws_kms_key.log_key

    content {
      sid       = "Key"
      actions   = ["kms:Decrypt"]
      resources = [statement.value.arn]
    }
  }
}

resource "aws_iam_policy" "intake_policy" {
  name_prefix = "${var.name}-"
  description = "What an intake of the queue ${var.name} needs"
  policy      = data.aws_iam_policy_document.intake.json
}

data "aws_iam_policy_document" "reader" {
  statement {
    sid     = "ReaderAssumes"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "AWS"
      identifiers = [var.reader_arn]
    }
    dynamic "condition" {
      for_each = var.external_id == "" ? [] : [var.external_id]

      content {
        test     = "StringEquals"
        variable = "sts:ExternalId"
        values   = [condition.value]
      }
    }
  }
}

resource "aws_iam_role" "intake_role" {
  count              = var.reader_arn == "" ? 0 : 1
  name_prefix        = "${substr(var.name, 0, 37)}-"
  description        = "Reads log files that the queue ${var.name} announces"
  assume_role_policy = data.aws_iam_policy_document.reader.json
}

resource "aws_iam_role_policy_attachment" "intake_role" {
  count      = length(aws_iam_role.intake_role)
  role       = aws_iam_role.intake_role[count.index].name
  policy_arn = aws_iam_policy.intake_policy.arn
}

output "queue_url" {
  description = "For --queue-url, or the option queueUrl."
  value       = aws_sqs_queue.queue.id
}

output "queue_arn" {
  value = aws_sqs_queue.queue.arn
}

output "dead_letter_queue_arn" {
  description = "The source of a redrive."
  value       = aws_sqs_queue.dead_letter_queue.arn
}

output "bucket_name" {
  value = aws_s3_bucket.log_bucket.id
}

output "policy_arn" {
  description = "To attach to the identity that runs the intake."
  value       = aws_iam_policy.intake_policy.arn
}

output "role_arn" {
  description = "For the reader to assume."
  value       = one(aws_iam_role.intake_role[*].arn)
}
