package dev.tandem.gateway.platform.lifecycle;

/**
 * An exception whose cause is logged once, where it is detected: work that fails with it
 * stays silent, and is repeated.
 */
public interface ReportedFault {

}
